/** {@code levante demo}: the whole story, played as a client would. */
package levante.cli.demo;
