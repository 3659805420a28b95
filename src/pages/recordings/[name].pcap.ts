import type { APIRoute, GetStaticPaths } from 'astro';
import { captureAtBuild, tracesAtBuild } from '../../build/recorded-traces.ts';

/** The packets of each recorded trace, for tcpdump and Wireshark. */
export const getStaticPaths = (async () => {
  const { traces } = await tracesAtBuild();
  return traces.flatMap(({ id, pcap }) =>
    pcap === undefined ? [] : [{ params: { name: id }, props: { pcap } }],
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ pcap: string }> = async ({ props: { pcap } }) =>
  new Response(await captureAtBuild(pcap), {
    headers: { 'content-type': 'application/vnd.tcpdump.pcap' },
  });
