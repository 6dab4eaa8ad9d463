/** Cron expressions as Quartz reads them; nothing is scheduled here. */
package levante.elasticity.adapter.quartz;
