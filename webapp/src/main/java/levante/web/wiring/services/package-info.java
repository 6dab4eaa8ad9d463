/** Puts the services on stored files together. */
package levante.web.wiring.services;
