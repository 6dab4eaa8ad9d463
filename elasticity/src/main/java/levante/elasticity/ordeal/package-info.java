/** Random days on which much goes wrong, in virtual time, and what must hold all the same. */
package levante.elasticity.ordeal;
