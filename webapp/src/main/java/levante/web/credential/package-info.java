/** How a request says who it is from: the Authorization header in all the forms we take. */
package levante.web.credential;
