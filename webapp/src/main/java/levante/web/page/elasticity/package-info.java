/**
 * Elastic clusters as pages: their nodes over time, what was decided and why, and nodes by hand.
 */
package levante.web.page.elasticity;
