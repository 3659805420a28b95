import type { DirectoryNode, FileSystemTree } from '@webcontainer/api';
import type { ContainerPackage } from './package.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * The folder in which programs run that import the same packages, so that these are sent once and a
 * later run sends only the reader's files.
 * @param packages node-fetch's version, or `http`; and other clients
 */
export function folderFor(...packages: readonly string[]): string {
  return `with-${packages.join('-')}`;
}

/**
 * The files to mount for a run: the reader's files beside the package that they import.
 * @param packages those that the container does not have yet
 */
export function treeOf(
  folder: string,
  files: Texts,
  packages: readonly ContainerPackage[],
): FileSystemTree {
  const tree = filesTree(files);
  if (packages.length > 0) {
    const installed = packages.map((each) => [each.name, directory(filesTree(each.files))]);
    tree['node_modules'] = directory(Object.fromEntries(installed));
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
