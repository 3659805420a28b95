import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AWS_KEYS } from './aws-keys.ts';
import { masking } from './testing.ts';

test('ids, secrets and what signs an address', () => {
  const mask = masking(AWS_KEYS);
  assert.equal(mask('id AKIAIOSFODNN7EXAMPLE.'), 'id [aws-key-1].');
  assert.equal(
    mask('AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    'AWS_SECRET_ACCESS_KEY=[aws-key-2]',
  );
  assert.equal(mask('"secretAccessKey": "s3cr3t+/"'), '"secretAccessKey": "[aws-key-3]"');
  assert.equal(mask('aws_session_token = s3cr3t=='), 'aws_session_token = [aws-key-4]');
  assert.equal(mask('?X-Amz-Signature=s3cr3t&a=1'), '?X-Amz-Signature=[aws-key-5]&a=1');
});

test('the region and the service stay', () => {
  const text = 'AWS_REGION=eu-central-1 AWS_LAMBDA_FUNCTION_NAME=api';
  assert.equal(masking(AWS_KEYS)(text), text);
});
