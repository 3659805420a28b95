console.log('Listening');
setInterval(() => {}, 1e6);
