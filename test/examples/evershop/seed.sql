-- Cash on delivery. Nothing but what was bought together is suggested, so that the reason is true.
INSERT INTO setting (name, value) VALUES ('codPaymentStatus', '1'), ('crossSellFallbackEnabled', '0');

-- A flat rate for the United States.
WITH zone AS (INSERT INTO shipping_zone (name) VALUES ('US') RETURNING shipping_zone_id AS id),
  country AS (INSERT INTO shipping_zone_country (zone_id, country) SELECT id, 'US' FROM zone),
  provider AS (INSERT INTO shipping_zone_provider (zone_id, provider_code) SELECT id, 'core' FROM zone),
  method AS (INSERT INTO core_shipping_method (name) VALUES ('Parcel') RETURNING core_shipping_method_id AS id)
INSERT INTO core_shipping_method_rate (method_id, zone_id, cost) SELECT method.id, zone.id, 5 FROM method, zone;

-- The cup and the candy bowl were bought together in 30 of 200 orders.
WITH cup AS (SELECT product_id AS id FROM product WHERE sku = 'CUP-001-WHT'),
  bowl AS (SELECT min(product_id) AS id FROM product WHERE sku LIKE 'BOWL-%'),
  counts AS (INSERT INTO product_stat (product_id, order_count) SELECT id, 60 FROM cup UNION SELECT id, 50 FROM bowl),
  pictures AS (
    INSERT INTO product_image (product_image_product_id, origin_image, is_main)
    SELECT product_id, CASE WHEN sku LIKE 'CUP-%' THEN '/assets/cup.svg' ELSE '/assets/bowl.svg' END, true
    FROM product WHERE sku LIKE 'CUP-%' OR sku LIKE 'BOWL-%'
  )
INSERT INTO product_relation (product_id, related_product_id, co_purchase_count)
SELECT cup.id, bowl.id, 30 FROM cup, bowl UNION SELECT bowl.id, cup.id, 30 FROM cup, bowl;
INSERT INTO product_stat_meta (id, total_order_count, computed_at) VALUES (1, 200, now())
ON CONFLICT (id) DO UPDATE SET total_order_count = 200;
