/** Templates to text. */
package levante.web.jte;
