/** How reasons are worded, for people. */
package levante.elasticity.wording;
