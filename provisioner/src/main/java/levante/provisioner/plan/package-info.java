/** What to do next, and what it costs: decided from values only, without any effect. */
package levante.provisioner.plan;
