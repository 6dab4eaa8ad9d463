/**
 * OSCAR's wire, under {@code /oscar/{cluster}}: a client's endpoint is that URL. The same use cases
 * as ours, in the words and forms that its clients know.
 */
package levante.web.rest.oscar;
