import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('permission'): src/permission/permission.cc. Without --permission everything is
 * allowed.
 */
export const permission: BindingFactory = () => ({
  has() {
    return true;
  },
});
