// covers: 0.6
// Characters that end lines or are not shown stand in strings and comments as they are.
using ReactorGen;

namespace Corpus.Expressions.UnusualCharacters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string control = Pause("abcd5e"); //   
        t.Log(control.Length);
        t.Log(control.IndexOf(''));
        string separators = Pause(@"l p n");
        Pause(); /*   */
        t.Log(separators.Length + $@" {control.Length}".Length);
        t.Log(Pause("𐁰 𐁦 𐁮 𐁲 and so on until the line is long enough to be cut in the middle of one 𐁲𐁲𐁲𐁲𐁲𐁲𐁲").Length);
    }
}
