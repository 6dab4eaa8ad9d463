/**
 * The Infrastructure Manager's wire, under {@code /im}: the same use cases as ours, in the words
 * and forms that its clients know.
 */
package levante.web.rest.im;
