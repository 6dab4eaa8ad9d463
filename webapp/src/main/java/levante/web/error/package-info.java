/** How an ending with an error is said over HTTP. */
package levante.web.error;
