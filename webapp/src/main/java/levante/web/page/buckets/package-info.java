/** The buckets of the caller's clusters: what is in them, to look at, to fetch and to bring. */
package levante.web.page.buckets;
