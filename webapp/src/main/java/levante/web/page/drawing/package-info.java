/** Parts and how they hang together, as a picture that a server draws. */
package levante.web.page.drawing;
