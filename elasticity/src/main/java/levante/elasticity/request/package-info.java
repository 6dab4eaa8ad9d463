/** Room that persons ask for before there is work for it, as with CLUES's {@code req_create}. */
package levante.elasticity.request;
