/** Which nodes could go because others have room for what runs on them. Pure. */
package levante.elasticity.consolidate;
