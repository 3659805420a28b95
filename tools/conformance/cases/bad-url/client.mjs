import fetch from 'node-fetch';

const _url = 'http://127.0.0.1:3000';
await fetch('nonsense');
