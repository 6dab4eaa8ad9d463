/** Providers of OpenID Connect, by Nimbus' library. */
package levante.web.adapter.oidc;
