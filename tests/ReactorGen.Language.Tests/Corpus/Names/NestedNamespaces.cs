// covers: 0.6, 5.1
using ReactorGen;

namespace Corpus.Names
{
    namespace NestedNamespaces
    {
        using Alias = System.Text.StringBuilder;

        public static partial class Program
        {
            [ReactorTask]
            public static partial void Main(Trace t)
            {
                var text = new Alias();
                Pause();
                t.Log(Inner.More.Helper.Work(text));
            }
        }

        namespace Inner.More
        {
            using Alias = System.Int32;

            public static partial class Helper
            {
                [ReactorTask]
                internal static partial Alias Work(System.Text.StringBuilder text)
                {
                    Alias n = Pause(4);
                    Pause();
                    return n + text.Length;
                }
            }
        }
    }
}
