/** Signing in by an identity provider. */
package levante.web.wiring.identity;
