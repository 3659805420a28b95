const _url = 'http://127.0.0.1:3000';

throw new Error('boom');
