import type { MaskKind } from './placeholders.ts';

/** The folder of a user on Linux, macOS and Windows, also with the backslashes of a JSON string, and below WSL. */
const FOLDER = /((?:\/(?:home|Users)\/|[A-Za-z]:(?:\\+|\/)Users(?:\\+|\/)))([^/\\\s"'<>:|?*)]+)/g;
/** A user and a machine before the command, as most shells write them. */
const PROMPT = /^(\s*\(?\[?)([a-z_][\w.-]*)@([\w.-]+)(?=[: ][^\n]*[$#%>] )/gim;

/** Users that many machines have: those of CI, of images and of cloud machines. */
const EVERYBODYS: ReadonlySet<string> = new Set(
  'root node app ubuntu debian ec2-user runner runneradmin circleci jenkins gitlab-runner vsts vsts_azpcontainer azureuser travis vscode codespace gitpod deno bun linuxbrew shared public default me user you sbx_user1051'.split(
    ' ',
  ),
);

export const HOME_FOLDERS: MaskKind = {
  id: 'user',
  words: ['user name', 'user names'],
  mask(text, placeholders) {
    const name = (user: string) =>
      EVERYBODYS.has(user.toLowerCase()) || /^user-\d+$/.test(user)
        ? user
        : placeholders.of('user', user.toLowerCase(), (count) => `user-${count}`);
    return text
      .replace(FOLDER, (_, before: string, user: string) => before + name(user))
      .replace(PROMPT, (_, before: string, user: string) => `${before}${name(user)}@machine`);
  },
};
