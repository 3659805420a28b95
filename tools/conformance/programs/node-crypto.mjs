// Hashes and random numbers of node:crypto. The numbers themselves differ from run to run on Node.
import crypto, { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';

const show = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
for (const name of ['md5', 'sha1', 'sha256', 'SHA-512', 'RSA-SHA256', 'nope'])
  show(() => createHash(name).update('a').update(Buffer.from('b')).digest('hex'));
show(() => createHmac('sha256', 'key').update('data').digest('base64'));
show(() => createHash('sha1').update(5));
show(() => {
  const h = createHash('md5');
  h.digest();
  h.update('a');
});
show(() => createHash('md5').update('a').copy().digest());
show(() => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(randomUUID()));
show(() => [randomBytes(8).length, randomBytes(4).toString('hex').length, crypto.randomInt(5) < 5]);
show(() => randomBytes(-1));
show(() =>
  [createHash, randomBytes, randomUUID, crypto.getHashes, crypto.createCipheriv].map((f) => f.name),
);
show(() => crypto.getHashes().join());
show(() => crypto.webcrypto.getRandomValues(new Uint8Array(3)).length);
randomBytes(3, (error, bytes) => console.log(error, bytes.length));
console.log(await createHash('sha1').end('x').toArray?.());
