/** Many clients who create and destroy infrastructures for as long as told. */
package levante.bench.soak;
