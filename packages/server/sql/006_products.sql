-- What a product file says besides the name and the price.
ALTER TABLE products ADD COLUMN href text;
ALTER TABLE products ADD COLUMN image text;
ALTER TABLE products ADD COLUMN image_width integer;
ALTER TABLE products ADD COLUMN image_height integer;
