// covers: 3.11
using ReactorGen;

namespace Corpus.Statements.SwitchOnOtherTypes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var word in new[] { "alpha", "beta", "", null })
        {
            switch (Pause(word))
            {
                case "alpha": Pause(1); break;
                case "beta": t.Log("b"); break;
                case null: Pause("null"); break;
                default: t.Log("other"); Pause(); break;
            }
        }

        foreach (var colour in new[] { Colour.Red, Colour.Blue, (Colour)9 })
        {
            switch (colour)
            {
                case Colour.Red: Pause(colour); break;
                case Colour.Green:
                case Colour.Blue: t.Log(Pause(2)); break;
                default: Pause("unknown"); break;
            }
        }

        foreach (var c in "ab")
        {
            switch (Pause(c))
            {
                case 'a': Pause(); break;
                case 'b': return;
            }
        }
    }
}
