/** Sets of Node's NODE_DEBUG that a run of the Lab logs where a reader may look into them; what shows them filters. */
export const LOG = 'http,net,stream,timer';
