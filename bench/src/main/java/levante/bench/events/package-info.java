/** What the intake of storages' events takes, on a real PostgreSQL. */
package levante.bench.events;
