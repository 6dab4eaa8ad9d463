/** The loop around the policy, and the ports through which it sees and acts. */
package levante.elasticity.act;
