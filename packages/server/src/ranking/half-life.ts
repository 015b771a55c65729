/**
 * After so many days an order counts half. Few weeks of orders cannot tell this number, so it comes from outside:
 * around 150 days predicted best in Ardagelou and Arampatzis, A Half-Life Decaying Model for Recommender Systems
 * with Matrix Factorization (2017, CEUR-WS 2038).
 */
export const usualHalfLife = 150;
