/** Accepted objects: notified or found, each written down once before anybody is told so. */
package levante.oscar.inbox;
