/** The search for settings of a policy that suit a recorded workload. */
package levante.elasticity.tune;
