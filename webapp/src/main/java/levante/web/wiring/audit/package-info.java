/** The audit trail, produced. */
package levante.web.wiring.audit;
