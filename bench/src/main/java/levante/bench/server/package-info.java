/** Servers as processes of their own, Levante and its peer, and the wire that both speak. */
package levante.bench.server;
