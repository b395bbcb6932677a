-- Grain: place of measure_needs with a word that some row of the feed has
-- Reads: nothing
-- held_feed: Feed
-- held_column: Column
-- held_word: Word
${held_words}
