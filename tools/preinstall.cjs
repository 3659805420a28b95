// npm runs this file before it installs, on the Node that npm runs on. So it has no syntax newer than Node 6 and no
// imports.
'use strict';

/** What `npm ci` needs. npm 9 reads the lock file unchanged, and comes with Node 20.19. */
var NODE_MIN = [20, 19];
var NPM_MIN = [9, 6];

function isOlder(version, minimum) {
  var parts = version.split('.').map(Number);
  return parts[0] < minimum[0] || (parts[0] === minimum[0] && parts[1] < minimum[1]);
}

var node = process.versions.node;
var npm = (/\bnpm\/(\d+\.\d+)/.exec(process.env.npm_config_user_agent || '') || [])[1];

if (isOlder(node, NODE_MIN)) {
  console.error(
    'Node ' +
      node +
      ' is too old to install this project: use Node ' +
      NODE_MIN.join('.') +
      ' or newer.',
  );
  process.exit(1);
}
if (npm !== undefined && isOlder(npm, NPM_MIN)) {
  console.error(
    'npm ' +
      npm +
      ' is too old to install this project: use npm ' +
      NPM_MIN.join('.') +
      ' or newer.',
  );
  process.exit(1);
}
