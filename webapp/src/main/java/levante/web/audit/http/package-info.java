/** Sees the requests that leave a row in the audit trail. */
package levante.web.audit.http;
