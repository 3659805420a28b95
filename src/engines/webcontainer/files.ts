import type { DirectoryNode, FileSystemTree } from '@webcontainer/api';
import type { ContainerPackage } from './package.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * The folder that programs of one node-fetch version run in. Each version has its own, so that a package is sent once
 * and a run only sends the reader's files.
 */
export function folderFor(fetch: string): string {
  return `with-${fetch}`;
}

/**
 * What is mounted for a run: the reader's files beside the package they import.
 * @param installed the package, when the container does not have it yet
 */
export function treeOf(
  folder: string,
  files: Texts,
  installed: ContainerPackage | undefined,
): FileSystemTree {
  const tree = filesTree(files);
  if (installed) {
    const { name, files: texts } = installed;
    tree['node_modules'] = directory({ [name]: directory(filesTree(texts)) });
  }
  return { [folder]: directory(tree) };
}

function filesTree(files: Texts): FileSystemTree {
  return Object.fromEntries(
    Object.entries(files).map(([name, contents]) => [name, { file: { contents } }]),
  );
}

function directory(tree: FileSystemTree): DirectoryNode {
  return { directory: tree };
}
