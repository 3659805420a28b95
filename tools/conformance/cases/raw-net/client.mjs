import net from 'node:net';

const s = net.connect(3000, '127.0.0.1', () => s.end());
s.on('close', () => console.log('closed'));
