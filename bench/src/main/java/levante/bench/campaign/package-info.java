/**
 * Long runs that look for an answer other than a topology or diagnostics: {@code ./levante
 * campaign}.
 */
package levante.bench.campaign;
