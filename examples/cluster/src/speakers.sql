-- All that was quoted, by speaker.
SELECT said['speaker'] AS speaker, published, id, said['text'] AS text
FROM (SELECT id, published, unnest(quotations(text, published)) AS said FROM articles)
WHERE said['speaker'] IS NOT NULL AND said['form'] <> 'indirect'
ORDER BY speaker, published, id, said['content'][1]['start'], text
