/** Where everything is made and joined; the only reader of the configuration. */
package levante.web.wiring;
