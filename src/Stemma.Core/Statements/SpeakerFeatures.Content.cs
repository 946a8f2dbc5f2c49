using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

// What stands in the content.
internal sealed partial class SpeakerFeatures
{
    private void OfContent(List<string> found, Draft draft, string name)
    {
        int words = 0, quoted = 0, cues = 0, subordinate = 0, commas = 0, pronouns = 0, quotations = 0, sentences = 0, verbs = 0;
        bool coordinated = false, marked = false, first = true, breaks = false;
        int unit = Math.Max(draft.Unit, 0);
        while (unit > 0 && _units[unit].At.Start > draft.Start) unit--;
        for (; unit < _units.Count && _units[unit].At.Start < draft.Spans[^1].End; unit++)
        {
            var of = _units[unit];
            sentences++;
            foreach (var span in draft.Spans)
            {
                for (int q = Quotations.After(of.Quotes, span.Start); q < of.Quotes.Count && of.Quotes[q].At.Overlaps(span); q++)
                {
                    quotations++;
                    if (!of.Quotes[q].Closed) found.Add("quotation open");
                    if (of.Quotes[q].At.Start < span.Start - 1 || of.Quotes[q].At.End > span.End + 1) found.Add("quotation cut");
                }
                for (int i = of.First(span.Start); i < of.Words.Length && of.Words[i].Start < span.End; i++)
                {
                    var word = of.Words[i];
                    if (word.Mark)
                    {
                        if (word.Quoted) continue;
                        if (word.Low is ",") commas++;
                        if (word.Low is "," && of.Low(i + 1).EndsWith("ing", StringComparison.Ordinal) && of.Words[i + 1].Start < span.End) found.Add("content goes on with participle");
                        if (word.Low is ":" or ";" || word.Low is "," && of.Is(i + 1, Sense.Coordinator) && of.Words[i + 1].Start < span.End) found.Add("second clause");
                        if (word.Low is "," && of.Is(i + 1, Sense.Coordinator) && of.Words[i + 1].Start < span.End) found.Add("content goes on with clause");
                        if (word.Low is "," && of.Is(i + 1, Sense.Relative) && of.Words[i + 1].Start < span.End) found.Add("content goes on with relative");
                        if (word.Low is ":" or ";") found.Add("content has colon");
                        if (word.Low is "—" or "–" or "-") found.Add("content has dash");
                        if (word.Low is ":" or ";" or "—" or "–" or "-" or "(") marked = true;
                        continue;
                    }
                    if (first) { Add(found, "opens", word.Quoted ? "quote" : Small(of, i)); if (!word.Quoted) found.Add(word.Capital ? "opens capital" : "opens small"); if (!word.Quoted && word.Low.Length > 4 && word.Low.EndsWith("ing", StringComparison.Ordinal)) found.Add("opens participle"); }
                    first = false;
                    words++;
                    if (word.Quoted) { quoted++; continue; }
                    if (word.Is(Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(of, i) || NounPhrases.IsFiniteCue(of, i)) verbs++;
                    if (word.Is(Sense.Say | Sense.Tell)) cues++;
                    if (word.Is(Sense.Subordinator)) subordinate++;
                    if (word.Low is "but" or "while" or "although" or "though" or "as" or "after" or "when" or "before") { coordinated = true; Add(found, "content has", word.Low); }
                    if (word.Low is "he" or "she" or "his" or "her" or "him" or "they") pronouns++;
                    if (word.Low is ("as" or "while" or "when" or "after" or "before") && (of.Low(i + 1) is "he" or "she" or "they" or "it" || of.Words.Length > i + 1 && of.Words[i + 1].Capital && of.Words[i + 1].Start < span.End)) found.Add("content goes on with time clause");
                    if (word.Low is "i" or "we" or "my" or "our") found.Add("content says I");
                }
                if (span.Of(_text).AsSpan().Contains('\n')) breaks = true;
            }
        }
        Add(found, "words", Step(words, Lengths));
        Add(found, "free words", Step(words - quoted, Lengths));
        Add(found, "quoted", words == 0 || quoted == 0 ? "none" : quoted == words ? "all" : 2 * quoted >= words ? "most" : "some");
        Add(found, "sentences", Step(sentences, Few));
        Add(found, "spans", Step(draft.Spans.Count, Few));
        Add(found, "quotations", Step(quotations, Few));
        Add(found, "cues within", Step(cues, Few));
        Add(found, "subordinators", Step(subordinate, Few));
        Add(found, "commas", Step(commas, Few));
        Add(found, "pronouns", Step(pronouns, Few));
        if (coordinated) found.Add("content has second clause");
        if (marked) found.Add("content has mark");
        if (breaks) found.Add("content breaks");
        if (_english && verbs + quoted == 0) found.Add(draft.Cue is { } cue && draft.Start < cue.Start ? "no verb before cue" : "no verb");
        var inside = draft.Spans.SelectMany(s => _names.In(s)).ToList();
        bool IsFree(NameMention n) => _units[draft.Unit].QuoteAt(n.At.Start) is null;
        if (inside.Exists(n => n.Name == name)) Add(found, "names speaker", draft.Mention is { } by && _names.In(by).Any(n => n.Name == name) ? "named" : "inferred");
        if (words > 40 && found.Contains("quotation open")) found.Add("swallows");
        if (words > 40 && inside.Exists(n => n.Name == name && !IsFree(n))) found.Add("swallows");
        if (inside.Exists(n => n.Name == name && IsFree(n))) found.Add("content names speaker");
        if (inside.Exists(n => n.Name == name && !IsFree(n))) found.Add("quotation names speaker");
        if (inside.Exists(n => n.Name != name && n.Kind == NameKind.Person && IsFree(n))) found.Add("content names another");
    }
}
