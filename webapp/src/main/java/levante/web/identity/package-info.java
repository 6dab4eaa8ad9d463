/** People whom an identity provider vouches for: who is admitted, and as which user. */
package levante.web.identity;
