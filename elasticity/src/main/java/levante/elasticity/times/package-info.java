/** When windows of a schedule begin and end, by the calendar of a time zone. Pure. */
package levante.elasticity.times;
