/** Who hears of what scaling sees and does, without a say in it. */
package levante.elasticity.listen;
