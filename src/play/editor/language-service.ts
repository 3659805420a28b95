import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
};

const defaults = typescript.javascriptDefaults;
defaults.setEagerModelSync(true);
defaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false });
defaults.setCompilerOptions({
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  lib: ['esnext'],
  types: ['node'],
  allowJs: true,
  checkJs: true,
  strict: true,
  noImplicitAny: false,
  // These programs read properties of a caught error without a check.
  useUnknownInCatchVariables: false,
  allowNonTsExtensions: true,
  allowSyntheticDefaultImports: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  /** ModuleDetectionKind.Force: each file is a module of its own. */
  moduleDetection: 3,
});

let loading: Promise<void> | undefined;

/**
 * Tells the editor the types of Node and node-fetch. A failure is only logged, because the editor
 * works without types, too.
 */
export function useLanguageService(typesUrl: string): Promise<void> {
  loading ??= load(typesUrl).catch((error) => {
    loading = undefined;
    console.warn('no types in the editor:', error);
  });
  return loading;
}

async function load(typesUrl: string): Promise<void> {
  const response = await fetch(typesUrl);
  if (!response.ok) throw new Error(`${typesUrl} answered ${response.status}`);
  const files: Record<string, string> = await response.json();
  defaults.setExtraLibs(
    Object.entries(files).map(([path, content]) => ({
      content,
      // Written by hand, because Uri would turn the `@` of a scope into %40.
      filePath: `file:///node_modules/${path}`,
    })),
  );
}
